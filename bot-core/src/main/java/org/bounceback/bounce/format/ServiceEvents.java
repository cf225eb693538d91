package org.bounceback.bounce.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.text.TextLines;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;

/**
 * Finds the events of sending services in a text: one JSON document, a list, or one document per
 * line, with or without the envelope of the notification service that passed them on. Immutable.
 */
public final class ServiceEvents {
  private static final int MAX_TEXT = 4 * 1024 * 1024;
  private static final int MAX_ENVELOPES = 2;
  private static final int MIN_TEXT = 20;
  private static final int BROKEN_LINE = 900;

  private final List<SendingService> services;
  private final List<JsonPath> envelopes;

  /**
   * An event that was found.
   *
   * @param service the service that reports it
   * @param event the row of the table
   * @param document the event without envelope
   */
  record Found(SendingService service, SendingService.Event event, DocumentNode document) {}

  private ServiceEvents(DocumentNode file) {
    this.services = SendingService.load(file);
    this.envelopes = file.texts("envelopes").stream().map(JsonPath::new).toList();
  }

  /** Loads the bundled services. */
  static ServiceEvents load() {
    return new ServiceEvents(SendingService.file());
  }

  /** Returns the events in the text, with those that are about no delivery. */
  List<Found> in(String text) {
    int start = start(text);
    if (start < 0) {
      return List.of();
    }
    String json = text.substring(start, Math.min(text.length(), start + MAX_TEXT));
    List<Found> found = inJson(json);
    return found.isEmpty() && hasBrokenLine(json)
        ? inJson(json.replace("!\n ", "").replace("\n", ""))
        : found;
  }

  private List<Found> inJson(String json) {
    var found = new ArrayList<Found>();
    for (DocumentNode document :
        DocumentCodec.jsonSequence("event", json, FormatResult.MAX_ATTEMPTS)) {
      find(document, MAX_ENVELOPES).ifPresent(found::add);
    }
    return found;
  }

  /**
   * Returns whether a line is so long that a mail server may have broken it (RFC 5321 section
   * 4.5.3.1.6), also within a JSON text.
   */
  private static boolean hasBrokenLine(String json) {
    return TextLines.of(json).stream().anyMatch(line -> line.length() >= BROKEN_LINE);
  }

  /**
   * Splits a text with events of several kinds, because a message has one kind.
   *
   * @return the events of each kind as a JSON list; empty if all events are of one kind
   */
  public List<byte[]> split(String text) {
    Map<MessageKind, List<String>> byKind = new LinkedHashMap<>();
    for (Found found : in(text)) {
      byKind
          .computeIfAbsent(found.event().kind(), kind -> new ArrayList<>())
          .add(found.document().toString());
    }
    return byKind.size() < 2
        ? List.of()
        : byKind.values().stream()
            .map(events -> "[" + String.join(",\n", events) + "]\n")
            .map(list -> list.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /** Returns where the first document begins: at a brace, or at the list around it. */
  private static int start(String text) {
    int brace = text.indexOf('{');
    if (brace < 0 || text.length() - brace < MIN_TEXT || text.indexOf('"', brace) < 0) {
      return -1;
    }
    int before = brace;
    while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
      before--;
    }
    return before > 0 && text.charAt(before - 1) == '[' ? before - 1 : brace;
  }

  private Optional<Found> find(DocumentNode document, int depth) {
    for (SendingService service : services) {
      Optional<SendingService.Event> event = service.event(document);
      if (event.isPresent()) {
        return Optional.of(new Found(service, event.get(), document));
      }
    }
    return depth == 0
        ? Optional.empty()
        : envelopes.stream()
            .map(path -> inside(path, document))
            .flatMap(Optional::stream)
            .map(inner -> find(inner, depth - 1))
            .flatMap(Optional::stream)
            .findFirst();
  }

  /** Returns the document inside an envelope, as an object or as a text that contains JSON. */
  private static Optional<DocumentNode> inside(JsonPath path, DocumentNode document) {
    Optional<DocumentNode> inner = path.find(document);
    if (inner.filter(DocumentNode::isObject).isPresent()) {
      return inner;
    }
    return path.text(document)
        .filter(text -> text.startsWith("{"))
        .flatMap(text -> DocumentCodec.jsonSequence("message", text, 1).stream().findFirst());
  }
}
