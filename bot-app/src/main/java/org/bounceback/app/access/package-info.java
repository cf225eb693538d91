/** Checks the tokens of HTTP requests. Start with {@link org.bounceback.app.access.TokenCheck}. */
@NullMarked
package org.bounceback.app.access;

import org.jspecify.annotations.NullMarked;
