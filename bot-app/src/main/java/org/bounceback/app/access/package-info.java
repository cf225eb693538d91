/** The tokens that programs and people show to the HTTP port. */
@NullMarked
package org.bounceback.app.access;

import org.jspecify.annotations.NullMarked;
