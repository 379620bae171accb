/*
 * The places of an FDX file that are read; everything else is passed over, whatever it is called.
 * A place is found by the place around it and the element's name, so a Paragraph inside a note, a
 * header or an omitted scene can never be taken for script.
 */

/** Where the reader is. 'elsewhere' is every part of the file that is not read. */
export type Place =
	| 'document'
	| 'root'
	| 'script'
	| 'paragraph'
	| 'dual'
	| 'run'
	| 'properties'
	| 'summary'
	| 'summary-paragraph'
	| 'summary-run'
	| 'omitted'
	| 'omitted-paragraph'
	| 'omitted-run'
	| 'title-page'
	| 'title-script'
	| 'title-paragraph'
	| 'title-run'
	| 'settings'
	| 'settings-font'
	| 'tag-data'
	| 'tag-categories'
	| 'tag-category'
	| 'tag-definitions'
	| 'tag-definition'
	| 'tags'
	| 'tag'
	| 'tag-target'
	| 'elsewhere'

const steps = new Map<string, Place>([
	['document>FinalDraft', 'root'],
	['root>Content', 'script'],
	['script>Paragraph', 'paragraph'],
	['paragraph>DualDialogue', 'dual'],
	['dual>Paragraph', 'paragraph'],
	['paragraph>Text', 'run'],
	['paragraph>SceneProperties', 'properties'],
	['properties>Summary', 'summary'],
	['summary>Paragraph', 'summary-paragraph'],
	['summary-paragraph>Text', 'summary-run'],
	['paragraph>OmittedScene', 'omitted'],
	['omitted>Paragraph', 'omitted-paragraph'],
	['omitted-paragraph>Text', 'omitted-run'],
	['root>TitlePage', 'title-page'],
	['title-page>Content', 'title-script'],
	['title-script>Paragraph', 'title-paragraph'],
	['title-paragraph>Text', 'title-run'],
	['root>ElementSettings', 'settings'],
	['settings>FontSpec', 'settings-font'],
	['root>TagData', 'tag-data'],
	['tag-data>TagCategories', 'tag-categories'],
	['tag-categories>TagCategory', 'tag-category'],
	['tag-data>TagDefinitions', 'tag-definitions'],
	['tag-definitions>TagDefinition', 'tag-definition'],
	['tag-data>Tags', 'tags'],
	['tags>Tag', 'tag'],
	['tag>DefId', 'tag-target']
])

/** The place that an element opens inside another place. */
export function placeInside(around: Place, name: string): Place {
	return around === 'elsewhere' ? 'elsewhere' : (steps.get(`${around}>${name}`) ?? 'elsewhere')
}
