import { redirect } from '@sveltejs/kit'

/** A production opens on its stripboard. */
export function load({ params }: { params: { production: string } }) {
	redirect(307, `/p/${params.production}/stripboard`)
}
