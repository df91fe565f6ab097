import { outside } from '../../browser/outside.ts';
import { Manage } from '../../ui/manage/manage.tsx';
import { showPage } from '../../ui/show-page.tsx';

showPage(<Manage />, outside);
