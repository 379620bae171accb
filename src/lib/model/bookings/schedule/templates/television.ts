/*
 * The milestones of one hour of television from its last shooting day: see `templates.ts` for the
 * columns. After the field notes on post, §3.2.
 */
export const televisionRows = `
wrap | Last shooting day | wrap | 0 + 0 | |
editors | Editor’s cut | wrap | 5 + 1 | wrap | edit
directors | Director’s cut | editors | 1 + 4 | editors | edit
producers | Producer’s cut | directors | 1 + 6 | directors | edit
studio | Studio cut | producers | 2 + 1 | producers |
studionotes | Studio notes due | studio | 2 + 0 | studio |
network | Network or streamer cut | studionotes | 2 + 1 | studionotes |
networknotes | Network notes due | network | 2 + 0 | network |
lock | Picture lock | networknotes | 2 + 0 | networknotes | lock
turnover | Turnover to sound, music and online | lock | 1 + 0 | lock |
spotting | Sound and music spotting | lock | 2 + 1 | turnover | spotting
soundedit | Sound editorial | lock | 2 + 9 | turnover |
adr | ADR | lock | 5 + 3 | turnover | adr
group | Loop group | lock | 8 + 1 | turnover | group
foley | Foley | lock | 5 + 2 | turnover | foley
score | Score delivered | lock | 10 + 0 | spotting |
conform | Online conform | lock | 4 + 2 | turnover |
grade | Colour | lock | 7 + 3 | conform | colour
vfx | VFX finals | lock | 11 + 0 | turnover |
mix | Mix | lock | 12 + 3 | soundedit adr group foley score | mix
mande | M&E, layback, audio description | mix | 1 + 2 | mix |
output | Titles, captions, final output | mix | 1 + 1 | mix grade vfx |
qc | QC and fixes | output | 1 + 2 | output |
delivery | Delivery | lock | 19 + 0 | qc mande | delivery
`
