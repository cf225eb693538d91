package org.bounceback.app.demo;

import org.bounceback.data.Resources;

/** The demo's mails, for tests. */
public final class DemoMails {

  private DemoMails() {}

  /** Returns a bounce whose rejection quotes a blocklist that lists the sending address. */
  public static String listedBounce() {
    return Resources.text(DemoWorld.class, "listed.eml");
  }

  /** Returns another customer's bounce, which is a separate case. */
  public static String listedBounceTo(String recipient) {
    return listedBounce().replace("bob@example.com", recipient);
  }
}
