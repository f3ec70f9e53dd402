/** What participants do: read what reaches their seat, and act for it. Nothing here shows more than the seat may know. */
@NullMarked
package org.muster.web.play;

import org.jspecify.annotations.NullMarked;
