package org.bounceback.story;

/**
 * A computer that takes part in a delivery.
 *
 * @param ours whether it is a server of ours
 */
record Host(String name, String ip, boolean ours) {

  /** Returns the domain of its name. */
  String domain() {
    return name.substring(name.indexOf('.') + 1);
  }
}
