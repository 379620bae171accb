/*
 * What a streaming service asks of an original. Columns as in `independent.ts`; a star marks what every
 * such delivery has. After the published partner specifications of a large streamer (IMF App 2E,
 * near-field loudness, M&E guidelines, archival assets): names in files are [a-zA-Z0-9._-] only.
 */
export const streamerRows = `
Primary IMF, original language * | picture | App 2E (SMPTE ST 2067-21); One ASSETMAP and PKL, a CPL for each language; Names of files: [a-zA-Z0-9._-]; UHD; HDR, Dolby Vision; Native fps; Long-play; Uncensored | VDM video display master; Near-field Atmos print master; titles | QR | PS REC
Supplemental IMF: fixes, localised graphics | picture | Base CPL id; Changed ranges | Primary IMF, original language; fix notes | QR | REC
Dolby Vision XML * | picture | CM version; Shot match | VDM video display master | PDF | DP
Textless or graphics package * | picture | List of elements; Matching frame numbers | titles | QR | PS
Reference ProRes, servicing elements | picture | Codec | VDM video display master | WB | PS
NAM, non-graded archival master * | archive | 16-bit EXR ACES or camera linear, or DPX log; Full resolution; No output transform | final conform; VFX shot list, finals and elements | CS | DP PS
GAM, graded archival master * | archive | As the NAM, with LUT .cube | grade | CS | DP
VDM video display master * | archive | HDR 16-bit TIFF P3-D65 PQ with Dolby Vision XML; SDR DPX 709 | grade | CS QR | DP
DCDM, if theatrical | archive | 16-bit TIFF XYZ | grade | CS | DP
Framing chart, viewing transforms, colour projects * | archive | By sensor mode; System and version | DI | CS | DP
Near-field Atmos print master * | sound | ADM BWAV, 48 kHz / 24 bit; -27 LKFS ±2 dialogue-gated; True peak -2 dB | final mix | QR | MIX
Near-field 5.1 and 2.0 * | sound | Loudness; True peak | Near-field Atmos print master | QR | MIX
Theatrical mixes, if any | sound | 5.1, 7.1 or Atmos; 85 dB | final mix | QR | MIX
M&E 5.1, fully filled * | sound | Music untouched | D, M and E stems, Atmos stems | QR | MIX REC
Optional track 5.1 * | sound | Efforts; Language other than the original | M&E 5.1, fully filled | QR | MIX
Dialogue guide * | sound | 5.1 stem or mono | D, M and E stems, Atmos stems | QR | MIX
Stage reference picture for M&E QC | picture | The same picture as the mix | final mix | WB | MIX
D, M and E stems, Atmos stems * | sound | Splits | final mix | CS | MIX
Mix sessions, ADR and Foley archive * | archive | DAW and version | final mix | CS | MIX
Audio description 5.1 and 2.0 * | sound | Script; Narrator | final mix | QR | REC
Music archive: score stems, sessions, scores * | archive | By cue | score | CS | MUS
Original-language SDH / CC * | text | IMSC or TTML (DFXP); fps | final mix | QR | REC
Forced-narrative subtitles * | text | TTML; Languages | lock | QR | REC
Annotated dialogue list, pivot-language template * | text | Notes; Names; Pronunciations (KNP) | lock | PDF | REC
Locked cut upload * | editorial | Edit list and video by episode or reel; Version; All assets together | lock | PDF | PS
Editor's, director's and producer's cuts | editorial | Kind of cut; Watermark | cuts | PDF | PR
Editorial media archive * | archive | Original folder structure; EDL, ALE and bins | lock | CS | PS
OCF, production audio and dailies reports * | archive | LTO or cloud; MHL; CDL and LUT | shoot | CS | PS
VFX shot list, finals and elements | archive | Status report by reel or episode | finals | CS | VFX
Main and end titles, dub cards, credits text * | paper | Language | legal | SG | LEG
Music cue sheet * | legal | Cues with title, usage, duration; Writers and publishers with shares | final mix | PDF | LEG
Music licences, composer agreement * | legal | All media, worldwide, in perpetuity | | SG | LEG
Clearance report, releases, product placement list * | legal | By scene | | SG | LEG
Chain of title, E&O, guild papers, final cost * | legal | Option and assignments; E&O limits and term; Guild forms; Auditor | | SG | LEG ACC
Synopses, cast list, character list, ratings data, metadata form * | paper | Language; Title id | lock | PDF | PR
Key art, title treatment, layered stills, unit photography, EPK * | publicity | Vertical and horizontal; Sizes; Character poses; Backgrounds; Approvals | | PDF | PUB
Trailer or teaser, IMF or ProRes | publicity | Textless; Split audio | | QR | PUB
LTO shipment of the archive * | archive | Label: title id, season and episode, kind of asset, tape n of m, barcode; Shipping form | NAM, non-graded archival master; GAM, graded archival master; VDM video display master | WB CS | PS
QC round records | paper | Answers to the fix notes | QC | PDF | PS
`
