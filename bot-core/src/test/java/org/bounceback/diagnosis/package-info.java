@NullMarked
package org.bounceback.diagnosis;

import org.jspecify.annotations.NullMarked;
