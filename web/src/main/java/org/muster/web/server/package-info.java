/**
 * Puts the web application together and runs it: Spring, the listening port, the rules that hold for every answer, the
 * description of the API. What people do stands in packages of its own, which know nothing of this one.
 */
@NullMarked
package org.muster.web.server;

import org.jspecify.annotations.NullMarked;
