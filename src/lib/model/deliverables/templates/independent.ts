/*
 * What a sales agent or distributor asks of an independent feature. Columns: name, with a star where it
 * is usually essential; category; what is asked of it; what comes before; what is shown; who signs.
 * Collected from published delivery schedules of sales agents and distributors; specifications vary.
 */
export const independentRows = `
DCP OV * | picture | SMPTE or Interop; 2K or 4K; 24 or 25 fps; Ratio: F, S or C; 5.1, 7.1 or Atmos; Subtitles; Encrypted?; Reel markers; CPL name | grade; Print master 5.1; titles | QR CS WB | DIR PR QCL REC
DKDM / KDM | picture | Certificate; Window from–to | DCP OV | LT | PS
DCDM or DSM | picture | X'Y'Z' 16-bit TIFF; 2K or 4K | grade | QR CS | PS DP
Feature master ProRes, texted * | picture | 4444 or 422 HQ; UHD or HD; fps; Ratio; Rec.709; TC start; Channels: 1–6 5.1, 7–8 stereo, 9–10 M&E | final conform; mixes | QR CS WB | PS QCL REC
Textless master, or elements at the tail * | picture | Seamless, or tail at LFOA + 60 s; List of texted shots | titles | QR | PS
HDR master | picture | Dolby Vision (CM version, XML) or HDR10; MaxCLL / MaxFALL; P3-D65 PQ | HDR grade | QR | DP PS
SDR trim | picture | Rec.709, gamma 2.4 | HDR master | QR | DP
25 fps / 23.976 conversion | picture | Method; Pitch corrected? | Feature master ProRes, texted | QR | PS
Pan-and-scan or airline version | picture | Ratio; List of edits | Feature master ProRes, texted | QR | DIR
Trailer master, textless and split tracks * | picture | Codec; Length; 5.1 and 2.0; D, M and E; Rating card | trailer approval | QR | PUB REC
Screener, watermarked | picture | Resolution; Watermark text; Expiry | lock | PDF | PR
Print master 5.1 * | sound | 48 kHz / 24 bit WAV; Theatrical level 85 dB; By reel or long-play; 2-pop | final mix | QR | MIX DIR
Atmos master | sound | ADM BWF or IAB; Bed and objects | final mix | QR | MIX
7.1 print master | sound | 48 kHz / 24 bit WAV; Theatrical level 85 dB; By reel or long-play; 2-pop | final mix | QR | MIX
Stereo Lt/Rt and/or Lo/Ro * | sound | Which; Loudness | final mix | QR | MIX
Near-field 5.1 and 2.0 | sound | Loudness; True peak | final mix | QR | MIX
D, M and E stems 5.1 * | sound | List of splits | Print master 5.1 | QR | MIX
M&E 5.1, fully filled * | sound | 48 kHz / 24 bit; Optional track; Dialogue guide | D, M and E stems 5.1; Foley fill | QR | MIX REC
M&E stereo * | sound | 48 kHz / 24 bit; Optional track; Dialogue guide | M&E 5.1, fully filled | QR | MIX
Mix session archive | sound | DAW and version; List of plug-ins; Consolidated | final mix | CS | MIX
ADR, Foley and dialogue sessions | sound | By reel | edits | CS | PS
Score masters and stems, songs | sound | By cue, 48 kHz / 24 bit | scoring | CS | LEG
Audio description | sound | Mix or narration | final mix | QR | REC
English SDH / CC * | text | SCC, SRT, TTML or IMSC; fps; Offset | final mix | QR | PS REC
English subtitle file | text | SRT or XML; Spotting | Dialogue list / CCSL | QR | REC
Forced narratives | text | Languages | lock | QR | PS
Dialogue list / CCSL * | text | Shots numbered with TC; Verbatim dialogue; Titles with in, out and duration; Annotations; Credits | final picture and sound | PDF | PS REC
DCP subtitle XML / VF | text | Language; Font | English subtitle file | QR | REC
Foreign-language elements held | text | Languages | | PDF | PS
As-produced script | paper | PDF; Date | lock | PDF | PR
Main and end credits, final text * | paper | Card list; Crawl | contracts; guilds | SG | LEG GUILD
Statement of credit obligations, paid-ad billing and billing block * | legal | Sizes; Order; Tie-ins | contracts | SG | LEG
Cast and crew list | paper | Roles; Characters; Contacts | | PDF | PS
Synopses, running time and technical data sheet | paper | Short and long; min:s | final picture and sound | PDF | PUB
Music cue sheet * | legal | Cues with title, usage, duration; Writers and publishers with shares | final mix | PDF | LEG MUS
Composer, sync and master licences * | legal | Territory; Term; Media; Proof that fees are paid | Music cue sheet | SG | LEG
QC reports, picture and sound * | paper | Lab; Version; Pass or fail; Grade | Feature master ProRes, texted; Print master 5.1 | QR | QCL
Laboratory access letters and list of elements * | legal | Lab; Elements; Irrevocable | storage | SG | LEG REC
Chain of title: documents, summary or opinion * | legal | Option; Assignments; Writers' agreements | | SG | LEG
Copyright registration, script and film * | legal | Number; Date | final picture and sound | PDF | LEG
Copyright report and title report or opinion * | legal | Provider; Younger than 6 months | title fixed | PDF | LEG
E&O insurance certificate * | legal | Limits; Deductible; Additional insureds; Term | clearances; Copyright report and title report or opinion | PDF | LEG BRK REC
Principal agreements: writer, director, producer, cast * | legal | Fully signed | | SG | LEG
Crew agreements and deal memos | legal | All signed | deal memos | SG PDF | PS LEG
Releases: location, likeness, artwork, product, footage, minors | legal | Linked to scenes | clearance log | SG | LEG
Statement of contractual restrictions: dub, edit, video * | legal | Approvals of director and cast | contracts | SG | LEG
Certificate of origin, authorship or nationality * | legal | Notarised; Copies | | SG | LEG
Instrument of transfer, short-form assignment | legal | Notarised | contract | SG | LEG
Security releases, subordination, non-disturbance | legal | Parties | financiers | SG | LEG
Guild residual schedules, final cast list, assumption agreement * | legal | Guild forms | payroll | SG | LEG ACC
Certified final negative cost, audited cost report | legal | Date; Auditor | post accounts | SG | ACC BG
Tax-credit or cultural-test certificate | legal | Body; Number | Certified final negative cost, audited cost report | PDF | ACC
Dolby or other licence, rating certificate | legal | Number; Reasons | final picture and sound | PDF | PS
ISAN / EIDR | legal | Id | | PDF | PS
Stills, captioned and approved * | publicity | At least 50; Pixels; Format; Caption; Photographer; Kills done | cast approvals | PDF | PUB
Key art layered, fonts, title treatment * | publicity | PSD; Sizes; Finals | artwork approval | CS | PUB REC
EPK, interviews, B-roll, bios, production notes, press book | publicity | Format; Length | | WB | PUB
Social, press and festival list, reviews, awards, laurels | publicity | | | PDF | PUB
LTO of masters, two copies | archive | LTO generation; LTFS; Barcode; MHL | Feature master ProRes, texted; Print master 5.1; D, M and E stems 5.1 | CS WB | PS
OCF and production sound inventory | archive | Rolls; Drives; Copies; Location | shoot | CS PDF | PS
Editorial project, bins, EDL, AAF, ALE, graphics project | archive | NLE and version | lock | CS | PS
Grade project, LUTs, VFX finals | archive | System and version | DI | CS | PS
Ungraded archive master | archive | EXR or DPX; Colour space | conform | CS | DP
Deposit copy for a national archive or festival | archive | Specification of the body | DCP OV | WB | PR
Inventory of props, wardrobe and assets, if asked | archive | List; Photographs | wrap | PDF | PR
Delivery memo, notice of complete delivery * | paper | Date; List of items | everything | LT | LEG BG REC
`
