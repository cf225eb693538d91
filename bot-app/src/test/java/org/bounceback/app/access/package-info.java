@NullMarked
package org.bounceback.app.access;

import org.jspecify.annotations.NullMarked;
