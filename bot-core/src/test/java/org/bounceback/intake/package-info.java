@NullMarked
package org.bounceback.intake;

import org.jspecify.annotations.NullMarked;
