package org.bounceback.app.demo;

import org.bounceback.data.Resources;

/** The demo's mails, for tests. */
public final class Scenery {

  private Scenery() {}

  /** A bounce whose refusal quotes a list that names the sending address. */
  public static String listedBounce() {
    return Resources.text(DemoWorld.class, "listed.eml");
  }

  /** Another customer's, which is a case of its own. */
  public static String listedBounceTo(String recipient) {
    return listedBounce().replace("bob@example.com", recipient);
  }
}
