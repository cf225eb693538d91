@NullMarked
package org.bounceback.outlook;

import org.jspecify.annotations.NullMarked;
