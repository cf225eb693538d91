@NullMarked
package org.bounceback.complaint;

import org.jspecify.annotations.NullMarked;
