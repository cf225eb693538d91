package org.bounceback.bounce.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code client-windows.tsv}.
 *
 * @param role what a match means for the text
 * @param app the id of the app; empty if several apps use the wording
 * @param language an ISO 639 code
 * @param operation what the app was doing
 * @param problem what went wrong; empty if the wording does not show it
 * @param elements the words, gaps and values of the wording
 * @param source where the wording was read
 */
record WindowTemplate(
    Role role,
    Optional<String> app,
    String language,
    ClientOperation operation,
    Optional<ClientProblem> problem,
    List<Element> elements,
    String source) {

  WindowTemplate {
    elements = List.copyOf(elements);
  }

  /** What a match means. */
  enum Role {
    /** The wording belongs to an e-mail app and shows the problem. */
    WINDOW,
    /** The wording shows the problem, but other programs use it too. */
    CAUSE,
    /** The title of a window: it shows the app and what it was doing. */
    TITLE,
    /** The name of an app. */
    APP,
    /** The text asks about errors in general and is not a window. */
    GENERAL
  }

  /** A part of the wording. */
  sealed interface Element {
    /** A word; an optional one may be absent. */
    record Word(String word, boolean optional) implements Element {}

    /** Any text of limited length. */
    record Gap() implements Element {}

    /** A value such as the name of the server, which may be absent unless it is required. */
    record Value(Slot slot, boolean required) implements Element {}
  }

  /** A value of a window. */
  enum Slot {
    HOST,
    ACCOUNT,
    RECIPIENT,
    REPLY;

    /** Returns the kind of token that has the value. */
    WindowToken.Kind kind() {
      return this == HOST ? WindowToken.Kind.HOST : WindowToken.Kind.ADDRESS;
    }
  }

  /** Returns how much a match shows: the number of words that must be present. */
  int weight() {
    return (int)
        elements.stream()
            .filter(each -> each instanceof Element.Word word && !word.optional())
            .count();
  }

  /** Returns the words that follow each other without a gap. */
  List<List<String>> sequences() {
    var sequences = new ArrayList<List<String>>();
    var current = new ArrayList<String>();
    for (Element each : elements) {
      if (each instanceof Element.Word word) {
        current.add(word.word());
      } else {
        sequences.add(List.copyOf(current));
        current.clear();
      }
    }
    sequences.add(List.copyOf(current));
    return sequences;
  }
}
