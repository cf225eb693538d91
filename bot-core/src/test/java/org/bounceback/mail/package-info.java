/** Tests for parsing messages within limits. */
@NullMarked
package org.bounceback.mail;

import org.jspecify.annotations.NullMarked;
