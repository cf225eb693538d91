package org.bounceback.bounce;

import java.util.List;

/** stub */
public final class Unwrapper {
  public List<Unwrapped> unwrap(String name, byte[] upload) {
    return List.of(new Unwrapped(name, upload));
  }
}
