/** Tests for redacted copies. */
@NullMarked
package org.bounceback.redaction;

import org.jspecify.annotations.NullMarked;
