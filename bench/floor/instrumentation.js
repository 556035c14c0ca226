/** Next looks for this file in the folders above too, and would start the whole site with this page. */
export function register() {}
