/**
 * What people say of an exercise after EndEx, on the forms of its script. It stands beside the scores and never in them; what is
 * anonymous is kept apart from the log and from the audit, and shown only for five or more together.
 */
@NullMarked
package org.muster.web.feedback;

import org.jspecify.annotations.NullMarked;
