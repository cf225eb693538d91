/** Tests that time spent on text from outside grows with its length and no faster. */
@NullMarked
package org.bounceback.app.growth;

import org.jspecify.annotations.NullMarked;
