/**
 * Who somebody is, and what was looked at. A {@link org.muster.web.access.Viewer} is found for each request; today everybody
 * on this computer may be anyone, which is the demo, and accounts come in here and nowhere else. Every request for an exercise
 * or a script is audited.
 */
@NullMarked
package org.muster.web.access;

import org.jspecify.annotations.NullMarked;
