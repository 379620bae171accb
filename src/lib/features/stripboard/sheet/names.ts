/** What people call the times of day. */
export const timeNames = {
	day: 'Day',
	night: 'Night',
	morning: 'Morning',
	evening: 'Evening',
	unknown: 'Not said'
}
