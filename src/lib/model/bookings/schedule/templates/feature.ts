/*
 * The milestones of a feature between its last shooting day and the vault: see `templates.ts` for the
 * columns. After the field notes on post, §3.1: the lengths are the middle of what is usual, those of a
 * small film behind the slash. The delivery is a date of the contract and hangs on nothing.
 */
export const featureRows = `
assembly | Editor’s assembly | wrap | 1 + 8 / 1 + 10 | | edit
directors | Director’s cut | assembly | 1 + 50 / 1 + 35 | assembly | edit
pickups | Pick-ups | directors | -15 + 3 / -10 + 2 | |
producers | Producer’s and studio cuts, notes | directors | 1 + 15 / 1 + 8 | directors | edit
temp | Temp mix and preview screening | producers< | 5 + 5 / 3 + 1 | |
vfxout | VFX turnovers, by sequence | directors< | 25 + 40 / 20 + 25 | |
titles | Title design, credits legal pass | lock | -20 + 50 / -20 + 20 | |
lock | Picture lock | producers | 1 + 0 | producers | lock
turnover | Turnover to sound, music, online and VFX | lock | 1 + 3 / 1 + 2 | lock |
spotting | Sound and music spotting | lock | 4 + 2 / 3 + 1 | turnover | spotting
soundedit | Sound editorial | spotting | 1 + 45 / 1 + 22 | spotting |
adr | ADR recording, principals | lock | 20 + 12 / 12 + 4 | turnover | adr
group | Loop group | adr | 1 + 2 / 1 + 1 | | group
foley | Foley | lock | 20 + 12 / 12 + 6 | turnover | foley
composer | Composer writes | spotting | 1 + 35 / 1 + 20 | spotting |
scoring | Scoring sessions and music mix | composer | 1 + 8 / 1 + 2 | composer | score
premix | Pre-dubs | lock | 51 + 9 / 27 + 3 | soundedit adr group foley | premix
mix | Final mix | premix | 1 + 12 / 1 + 6 | premix scoring | mix
printmaster | Playback, fixes, print master | mix | 1 + 5 / 1 + 2 | mix | screening
mande | M&E, stems, foreign version preparation | printmaster | 1 + 3 / 1 + 2 | printmaster |
conform | Conform and online | lock | 5 + 4 / 5 + 3 | turnover |
grade | Colour grade | lock | 30 + 14 / 15 + 6 | conform | colour
vfxdue | Final VFX due | lock | 42 + 0 / 25 + 0 | vfxout |
render | Titles in, final review, master render | grade | 1 + 4 / 5 + 2 | grade vfxdue |
masters | DCP, IMF and file masters | printmaster | 1 + 3 / 1 + 2 | render printmaster |
qc | QC, fixes, second QC | masters | 1 + 8 / 1 + 4 | masters |
captions | Captions, subtitles, dialogue list | printmaster | 1 + 8 / 1 + 5 | printmaster |
paper | Paper and legal delivery | wrap | 1 + 40 | |
delivery | Delivery | | 0 + 0 | qc captions mande paper | delivery
wrapup | Post wrap: vault, drives, cost report | delivery | 1 + 15 / 1 + 8 | delivery |
`
