/*
 * Makes one picture smaller: `node shrink.js FROM TO PIXELS`. A program of its own, because what it
 * reads comes from outside; see pictures.ts.
 */
import { renameSync } from 'node:fs'
import sharp from 'sharp'

const [from = '', to = '', pixels = ''] = process.argv.slice(2)

/** A panorama has some 60 million; a bomb of a few kilobytes says that it has billions. */
const mostPixels = 100_000_000

// Nothing is read but what was found to be one of these four by its bytes.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
	operation: [
		...['VipsForeignLoadJpegFile', 'VipsForeignLoadPngFile'],
		...['VipsForeignLoadWebpFile', 'VipsForeignLoadNsgifFile']
	]
})
sharp.cache(false)
sharp.concurrency(1)

// Turned as the camera was held, and without what the camera wrote into it: places, people, devices.
await sharp(from, { limitInputPixels: mostPixels, sequentialRead: true, pages: 1 })
	.timeout({ seconds: 15 })
	.autoOrient()
	.resize(Number(pixels), Number(pixels), { fit: 'inside', withoutEnlargement: true })
	.webp({ quality: 78 })
	.toFile(`${to}.part`)
renameSync(`${to}.part`, to)
