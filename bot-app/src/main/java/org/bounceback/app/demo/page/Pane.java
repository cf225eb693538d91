package org.bounceback.app.demo.page;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** One platform on the page: what its person sees there, and what they do. */
public interface Pane {

  /** What it is called in the page's addresses, such as {@code slack}. */
  String name();

  /** What the person sees at this moment, as a JSON object. */
  String seen();

  /**
   * Does something as the person.
   *
   * @param deed what is done, such as {@code type}
   * @return what the person alone is told of it, as a JSON object; an empty one when nothing
   * @throws IllegalArgumentException when the client would hold it back, in its words
   * @throws TimeoutException when nothing came of it
   */
  String done(String deed, PageRequest pageRequest) throws InterruptedException, TimeoutException;

  /** A file in a message, by its identifier; empty when it is opened elsewhere or is gone. */
  default Optional<PendingFile> file(String id) {
    return Optional.empty();
  }
}
