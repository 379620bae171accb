import type { SampleContact } from './shape.ts'

/*
 * Everybody here is invented. Numbers from 555-0100 to 555-0199 are given to nobody, and mail to
 * example.com goes nowhere.
 */

/** The contact list: who runs what, and who plays whom. */
export const contacts: SampleContact[] = [
	{
		name: 'Ruth Adeyemi',
		job: 'Production coordinator',
		department: 'Production',
		phone: '(207) 555-0101',
		email: 'ruth.adeyemi@example.com'
	},
	{
		name: 'Tomas Brandt',
		job: '1st assistant director',
		department: 'Production',
		phone: '(207) 555-0102',
		email: 'tomas.brandt@example.com'
	},
	{
		name: 'Hester Quill',
		job: 'Location manager',
		department: 'Locations',
		phone: '(207) 555-0103',
		email: 'hester.quill@example.com',
		note: 'Has the only key to the lamp room. Ring before 18:00.'
	},
	{
		name: 'Mina Kapoor',
		job: 'Director of photography',
		department: 'Camera',
		phone: '(207) 555-0104',
		email: 'mina.kapoor@example.com',
		rate: '4,200 a week'
	},
	{
		name: 'Ines Duarte',
		job: 'Gaffer',
		department: 'Electric',
		phone: '(207) 555-0105',
		email: 'ines.duarte@example.com',
		rate: '2,600 a week, own truck'
	},
	{
		name: 'Callum Reyes',
		job: 'Key grip',
		department: 'Grip',
		phone: '(207) 555-0106',
		email: 'callum.reyes@example.com',
		rate: '2,450 a week'
	},
	{
		name: 'Saskia Holm',
		job: 'Sound mixer',
		department: 'Sound',
		phone: '(207) 555-0107',
		email: 'saskia.holm@example.com'
	},
	{
		name: 'Ade Fortune',
		job: 'Production designer',
		department: 'Art',
		phone: '(207) 555-0108',
		email: 'ade.fortune@example.com'
	},
	{
		name: 'Bryony Lark',
		job: 'Costume designer',
		department: 'Wardrobe',
		phone: '(207) 555-0109',
		email: 'bryony.lark@example.com'
	},
	{
		name: 'Marguerite Sloane',
		job: 'Actor',
		department: 'Cast',
		phone: '(207) 555-0110',
		email: 'marguerite.sloane@example.com',
		cast: '1',
		rate: 'Scale + 10',
		note: 'No calls on Sundays. Cannot abide lilies.'
	},
	{
		name: 'Edmund Vale',
		job: 'Actor',
		department: 'Cast',
		phone: '(207) 555-0111',
		email: 'edmund.vale@example.com',
		cast: '2',
		rate: 'Scale + 10'
	},
	{
		name: 'Peter Anselm',
		job: 'Actor',
		department: 'Cast',
		phone: '(207) 555-0112',
		email: 'peter.anselm@example.com',
		cast: '4'
	},
	{
		name: 'Poppy Hale',
		job: 'Actor',
		department: 'Cast',
		phone: '(207) 555-0113',
		email: 'hale.family@example.com',
		cast: '5',
		birthDate: '2014-06-03',
		note: 'A minor: released by 17:30. Her father Kit is her guardian on set.'
	},
	{
		name: 'Kit Hale',
		job: 'Guardian of Poppy Hale',
		department: 'Cast',
		phone: '(207) 555-0114',
		email: 'kit.hale@example.com',
		cast: '5'
	}
]
