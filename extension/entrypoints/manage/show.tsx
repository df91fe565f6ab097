import { outside } from '../../browser/outside.ts';
import { Manage } from '../../ui/manage/manage.tsx';
import { showPage } from '../../ui/show-page.tsx';

void showPage(<Manage />, (texts) => texts.manageTitle, outside);
