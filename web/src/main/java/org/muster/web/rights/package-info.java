/** Who may do what: accounts, roles in an exercise, codes by which people take seats. */
@NullMarked
package org.muster.web.rights;

import org.jspecify.annotations.NullMarked;
