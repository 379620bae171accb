/*
 * What a UK broadcaster asks of a programme. Columns as in `independent.ts`; a star marks what every
 * such delivery has. After the DPP's file requirements, AS-11 and broadcasters' paperwork: EBU R 128
 * -23 LUFS, true peak -3 dBTP, programme start 10:00:00:00. Check with the broadcaster's own document.
 */
export const broadcasterRows = `
AS-11 UK DPP HD (or UHD X) file * | picture | Shim name and version; MXF OP1a; Layout: EBU R 48 or R 123 code; Line-up; Clock; Parts; Start 10:00:00:00; HD: 1080i/25 or 1080p/25, AVC-Intra 100; Stereo on tracks 1 and 2; -23 LUFS, true peak -3 dBTP | online; dub | QR CS | PS REC
AS-11 descriptive metadata * | paper | Core; Segmentation; UKDPP | AS-11 UK DPP HD (or UHD X) file | PDF | PS
AQC report * | paper | Certified tool and version; Mandatory tests pass | AS-11 UK DPP HD (or UHD X) file | PDF | QCL
Eyeball QC report * | paper | Operator; Whole programme; Timed notes | AS-11 UK DPP HD (or UHD X) file | PDF | QCL
PSE (flash and pattern) certificate * | paper | Device and version; Pass; File name | final picture | PDF | QCL
Loudness log * | sound | LUFS; LRA; True peak | dub | PDF | MIX
Backup or proxy file | picture | H.264 with BITC | AS-11 UK DPP HD (or UHD X) file | WB | PS
Textless elements or clean version * | picture | At the tail or as a file | titles | PDF | PS
Break and part timings * | paper | Part n: in, out, duration; Total | lock | PDF | PS REC
M&E and stems | sound | WAV; List of splits | dub | CS | MIX
5.1 and stereo * | sound | Channel map | dub | QR | MIX
Audio description * | sound | Control data or AD mix | dub | QR | REC
Subtitle file * | text | EBU-TT-D or STL; Offset | AS-11 UK DPP HD (or UHD X) file | QR | REC
Signed version | text | Signer; Layout | AS-11 UK DPP HD (or UHD X) file | QR | REC
List of open captions | text | Language | lock | PDF | PS
Post-production (as-broadcast) script * | paper | Dialogue with TC; Music; Captions | final picture and sound | PDF | PR
Programme as Completed (PasC) * | paper | Contributors; Music; Archive; Credits; Within 2 weeks of transmission | final picture and sound | PDF | PR
Music report * | legal | All music, ambient too; Nil return allowed; Within 14 days of transmission | dub | PDF | PR
Contributors form * | legal | Contracts; Restrictions | deal memos | PDF | LEG
Archive and footage form | legal | Source; Licence; Restrictions | clearance | PDF | LEG
Compliance form * | legal | Language; Violence; Interactivity; Signed by the executive; On the day of delivery | final picture and sound | SG | EXEC REC
Compliance viewing and edits log | paper | Notes; Answers | fine cut | PDF | EXEC
Nations and Regions, independent status (Ofcom) form | legal | Criteria | budget | SG | PR
Billing and EPG copy * | publicity | Short, medium and long synopsis; Credits; Weeks before transmission | lock | PDF | PUB
Publicity stills, captioned and cleared * | publicity | Number; Pixels; Credit | | WB | PUB
Trail and promo clips, clean feed | publicity | TC; Restrictions | lock | WB | REC
On-screen credits, approved * | paper | Order; Greatest length; Logos | contracts | SG | EXEC LEG
Product placement and sponsorship statement * | legal | List | | SG | LEG
Sustainability certificate (albert) * | paper | Carbon footprint number | wrap | PDF | PR
Diversity data (Diamond) * | paper | Returns of cast and crew | wrap | PDF | PR
Risk assessment, child licences, safeguarding file | legal | | shoot | SG | PR
Contracts file: writer, cast, crew, locations * | legal | List of what is signed | | SG | LEG
Final cost report, bank letter, accountant's statement * | legal | No cost to complete; Accruals listed | post accounts | SG | ACC
Certificate of British film, HETV relief papers | legal | Number | Final cost report, bank letter, accountant's statement | PDF | ACC
Technical acceptance * | paper | Date; Grade of the review | AS-11 UK DPP HD (or UHD X) file; Eyeball QC report | LT | REC
Notice of full delivery, 21-day clock * | paper | Date | everything | LT | LEG
Storage list of rushes and masters | archive | LTO; Location; Years of retention | wrap | CS | PS
International version, 60-minute and cut-downs | picture | Durations | AS-11 UK DPP HD (or UHD X) file | QR | REC
`
