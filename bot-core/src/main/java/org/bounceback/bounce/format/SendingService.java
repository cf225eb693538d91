package org.bounceback.bounce.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.MessageKind;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * A service that sends messages for others and reports what became of them: one row of {@code
 * sending-services.yaml}.
 *
 * @param name the name of the service
 * @param marks members of which an event has at least one
 * @param eventPaths the members that name the event
 * @param events the events that are about a delivery, in the order of the file
 * @param reasons the reasons by the service's own values
 */
record SendingService(
    String name,
    List<JsonPath> marks,
    List<JsonPath> eventPaths,
    List<Event> events,
    Map<String, BounceReason> reasons) {

  private static final String FILE = "sending-services.yaml";

  SendingService {
    marks = List.copyOf(marks);
    eventPaths = List.copyOf(eventPaths);
    events = List.copyOf(events);
    reasons = Map.copyOf(reasons);
  }

  /**
   * An event of a service and where its fields are.
   *
   * @param is the name of the event
   * @param when further members and their values
   * @param kind what it means; not a bounce for events that are about no delivery
   * @param list the recipients; empty if the event has one recipient
   * @param fields the paths of the fields by their name in the file
   * @param reply the members with the reply, the first that is not empty
   * @param types the members that name the reason
   * @param own whether the service decided without another server
   */
  record Event(
      String is,
      Map<JsonPath, String> when,
      MessageKind kind,
      Optional<JsonPath> list,
      Map<String, JsonPath> fields,
      List<JsonPath> reply,
      List<JsonPath> types,
      boolean own) {

    /** An event that is about no delivery, such as an opened message. */
    private static final Event OTHER =
        new Event(
            "",
            Map.of(),
            MessageKind.NOT_A_BOUNCE,
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of(),
            true);

    private static final List<String> FIELDS =
        List.of("address", "status", "code", "reply-of-all", "remote", "time", "until", "host");

    Event {
      when = Map.copyOf(when);
      fields = Map.copyOf(fields);
      reply = List.copyOf(reply);
      types = List.copyOf(types);
    }

    static Event of(DocumentNode row) {
      List<String> known =
          Stream.concat(
                  FIELDS.stream(), Stream.of("is", "when", "kind", "list", "reply", "types", "own"))
              .toList();
      row.allowKeys(known.toArray(String[]::new));
      var when = new HashMap<JsonPath, String>();
      row.find("when")
          .ifPresent(
              members ->
                  members.keys().forEach(key -> when.put(new JsonPath(key), members.text(key))));
      var fields = new HashMap<String, JsonPath>();
      FIELDS.forEach(
          field -> row.findText(field).ifPresent(path -> fields.put(field, new JsonPath(path))));
      return new Event(
          row.text("is"),
          when,
          kind(row.text("kind")),
          row.findText("list").map(JsonPath::new),
          fields,
          paths(row, "reply"),
          paths(row, "types"),
          row.isTrue("own"));
    }

    boolean matches(String name, DocumentNode document) {
      return is.equals(name)
          && when.entrySet().stream()
              .allMatch(
                  member ->
                      member.getKey().text(document).filter(member.getValue()::equals).isPresent());
    }

    /** Returns the field, inside a recipient or in the whole event. */
    Optional<String> field(String field, DocumentNode node) {
      return Optional.ofNullable(fields.get(field)).flatMap(path -> path.text(node));
    }

    private static MessageKind kind(String code) {
      return Stream.of(MessageKind.values())
          .filter(kind -> kind.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new InvalidDataException(FILE + ": no such kind: " + code));
    }
  }

  /** Loads the bundled services. */
  static List<SendingService> load(DocumentNode file) {
    return file.list("services").stream().map(SendingService::of).toList();
  }

  /** Loads the bundled file. */
  static DocumentNode file() {
    return DocumentCodec.yaml(FILE, Resources.text(SendingService.class, FILE));
  }

  private static SendingService of(DocumentNode row) {
    row.allowKeys("name", "docs", "marks", "event", "events", "reasons");
    var reasons = new HashMap<String, BounceReason>();
    row.find("reasons")
        .ifPresent(
            values ->
                values.keys().forEach(value -> reasons.put(value, reason(values.text(value)))));
    return new SendingService(
        row.text("name"),
        paths(row, "marks"),
        paths(row, "event"),
        row.list("events").stream().map(Event::of).toList(),
        reasons);
  }

  /** Finds the event that the document reports, if it is one of this service. */
  Optional<Event> event(DocumentNode document) {
    if (marks.stream().noneMatch(mark -> mark.find(document).isPresent())) {
      return Optional.empty();
    }
    return eventPaths.stream()
        .map(path -> path.text(document))
        .flatMap(Optional::stream)
        .findFirst()
        .map(
            event ->
                events.stream()
                    .filter(row -> row.matches(event, document))
                    .findFirst()
                    .orElse(Event.OTHER));
  }

  /**
   * Returns the reason that the event names in the service's own terms. Where the service decided
   * for another reason, its words are no server's reply, and the reason is undefined.
   */
  Optional<BounceReason> reason(Event event, DocumentNode document) {
    return event.types().stream()
        .map(path -> path.text(document).map(reasons::get))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> Optional.of(BounceReason.UNDEFINED).filter(unknown -> event.own()));
  }

  private static List<JsonPath> paths(DocumentNode row, String key) {
    return row.texts(key).stream().map(JsonPath::new).toList();
  }

  private static BounceReason reason(String code) {
    return BounceReason.find(code)
        .orElseThrow(() -> new InvalidDataException(FILE + ": no such reason: " + code));
  }
}
