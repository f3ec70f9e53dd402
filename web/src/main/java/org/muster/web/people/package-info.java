/**
 * The people who take part, and the cohorts that they train in: who they are, what they are trained for, which seats they are
 * put into, and how all that is erased. Logs know them by keys that are drawn for each exercise; only here is known whose
 * those are.
 */
@NullMarked
package org.muster.web.people;

import org.jspecify.annotations.NullMarked;
