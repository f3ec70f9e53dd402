/** How people come in: signing in and out, one's own password, join codes, and what somebody finds when he is in. */
@NullMarked
package org.muster.web.enter;

import org.jspecify.annotations.NullMarked;
