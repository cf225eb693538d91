/** Reads pasted lines of mail server logs and joins the lines of each message. */
@NullMarked
package org.bounceback.bounce.log;

import org.jspecify.annotations.NullMarked;
