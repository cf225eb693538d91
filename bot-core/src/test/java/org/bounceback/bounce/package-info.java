/**
 * Tests of the reading of bounces: rule files entry by entry, formats mail by mail, and what must
 * hold of any bytes whatever.
 */
@NullMarked
package org.bounceback.bounce;

import org.jspecify.annotations.NullMarked;
