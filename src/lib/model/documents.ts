/**
 * A production is several documents, because a permission is as wide as a document.
 * Each lists the root collections it holds; a fact lives in one document only.
 */
export const documents = {
	production: ['settings', 'holidays', 'exceptions'],
	stripboard: [
		...(['boards', 'scenes', 'elements', 'sets', 'locations', 'strips'] as const),
		...(['events', 'rules', 'holding', 'callSheets', 'callSheetIssues', 'versions'] as const),
		...(['dailyReports', 'dailyReportIssues'] as const)
	],
	/** What only the office may know: phones, rates, birth dates, contracts. Others never receive it. */
	office: ['contacts', 'papers'],
	/** A whiteboard, by its id. The first one's is fixed, so that nobody has to make it. */
	'whiteboard-main': ['objects'],
	bookings: [
		...(['resources', 'absences', 'sessions', 'requests', 'bookingRules'] as const),
		...(['milestones', 'postPlan', 'cues', 'cueRules', 'musicSheet'] as const),
		...(['reels', 'cuts', 'turnovers'] as const)
	],
	/** What had to be decided once: the server alone writes it, in the order in which it was asked. */
	rulings: ['holds', 'answers', 'history', 'stepAnswers', 'replies'],
	/** Who is owed what, and where it stands. */
	deliverables: [
		...(['recipients', 'deliverables', 'scheduleLines', 'deliverySteps', 'qcIssues'] as const),
		...(['media', 'mediaLog', 'mediaCopies', 'hashLists', 'hashSheets'] as const),
		...(['approvals', 'attachments', 'consignments'] as const)
	],
	/** What people say about all of it. Whoever may read may speak. */
	comments: ['comments']
} as const

export type DocumentKind = keyof typeof documents

/**
 * Collections whose records are one person's own, with the field that bears that person's id: they
 * alone write it, and change the record; an owner of the production may, too. The guard holds
 * everybody to it, which makes it the one permission that is narrower than a document.
 */
export const authored: Readonly<Record<string, string>> = { comments: 'by' }

/** Logs: an entry stands as it was written, and is taken back by a mark, see `core/entries.ts`. */
export const writtenOnce: ReadonlySet<string> = new Set(['deliverySteps'])

/** Whether a name from outside is one of a production's documents. */
export function isDocumentKind(name: string): name is DocumentKind {
	return Object.hasOwn(documents, name)
}

/** Where the server finds a document: its production and its kind. */
export type DocumentAddress = { production: string; kind: DocumentKind }

/** The one text form of an address, as it stands in `/sync/<production>/<document>`. */
export function addressText(address: DocumentAddress): string {
	return `${address.production}/${address.kind}`
}

/** Ids are made by us: letters, digits and dashes, so that no address can be read two ways. */
export function isProductionId(text: string): boolean {
	return /^[a-z0-9-]{1,40}$/.test(text)
}

/** The address behind its text, or null when it names no document. */
export function readAddress(text: string): DocumentAddress | null {
	const [production, kind, rest] = text.split('/')
	if (production === undefined || kind === undefined || rest !== undefined) return null
	return isProductionId(production) && isDocumentKind(kind) ? { production, kind } : null
}
