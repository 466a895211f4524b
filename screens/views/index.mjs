// Every view by the name of its photograph.
import account from './account.mjs';
import catalog from './catalog.mjs';
import classroom from './classroom.mjs';
import home from './home.mjs';
import payments from './payments.mjs';
import results from './results.mjs';
import studio from './studio.mjs';
import together from './together.mjs';
import work from './work.mjs';

export const views = {
  ...account,
  ...catalog,
  ...classroom,
  ...home,
  ...payments,
  ...results,
  ...studio,
  ...together,
  ...work,
};
