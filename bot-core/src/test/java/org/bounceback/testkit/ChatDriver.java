package org.bounceback.testkit;

import java.util.List;
import java.util.Map;

/** Does what a user does in a chat, and sees what the user sees. */
public interface ChatDriver extends AutoCloseable {

  /** Types a command. Returns at once. */
  void types(String line);

  /** Clicks the button with that label on the newest card. Returns at once. */
  void clicks(String label);

  /** Waits for the form, fills in the fields and submits it. */
  void submits(Map<String, String> values);

  /** Returns the texts that the user sees, those of errors in a form too. */
  List<String> texts();

  @Override
  void close();

  /** Waits for a text. */
  default void awaitText(String text) {
    try {
      Await.until(() -> texts().stream().anyMatch(each -> each.contains(text)));
    } catch (AssertionError notShown) {
      throw new AssertionError(text + " is not in " + texts(), notShown);
    }
  }
}
