/**
 * Values that describe what a bounce says: the report's kind, its recipients, the reason of each
 * rejection and the path of the message. {@code bounce.format} reads them, {@code bounce.reason}
 * decides reasons, {@code bounce.upload} finds messages in an upload.
 */
@NullMarked
package org.bounceback.bounce;

import org.jspecify.annotations.NullMarked;
