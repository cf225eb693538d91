@NullMarked
package org.bounceback.app.api;

import org.jspecify.annotations.NullMarked;
