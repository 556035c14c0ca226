/** The addresses of a certificate's pages. */
export const certificatePath = (id: string) => `/certificates/${id}`;
export const certificatePdfPath = (id: string) => `/certificates/${id}/pdf`;
export const verifyPath = '/certificates/verify';
export const credentialsPath = '/account/credentials';
