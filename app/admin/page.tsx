import { redirect } from 'next/navigation';
import { adminPages } from './admin-pages';

/** The administration begins with its first page. */
export default function AdminHome() {
  redirect(`/admin/${adminPages[0]}`);
}
