/** What trainers read: the scenarios that can be played, and their scripts. */
@NullMarked
package org.muster.web.scripts;

import org.jspecify.annotations.NullMarked;
