package org.bounceback.story;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.RecipientFacts;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.MailOrigin;
import org.bounceback.diagnosis.PartyRole;

/** The facts of a story, and what the program makes of each. */
final class StoryTruth {
  private static final String THE_REPLY = "the reply";

  private final DeliveryStory story;
  private final Cast cast;
  private final StoryReading reading;
  private final EventLayout layout;
  private final FrameLayout frame;
  private final Set<String> failed;
  private final List<FactCheck> checks = new ArrayList<>();

  private StoryTruth(StoryReading reading, ReportLayouts layouts) {
    this.reading = reading;
    this.story = reading.story();
    this.cast = story.cast();
    this.layout = layouts.event(story.software(), story.event()).orElseThrow();
    this.frame = layouts.frame(story.software(), story.event());
    this.failed = failedAddresses(cast);
  }

  /** Returns all facts of a story. */
  static List<FactCheck> check(StoryReading reading, ReportLayouts layouts) {
    var truth = new StoryTruth(reading, layouts);
    truth.recipients();
    truth.rejection();
    truth.fates();
    truth.origin();
    truth.claims();
    return truth.checks;
  }

  /** Returns the addresses that may be called failed. */
  static Set<String> failedAddresses(Cast cast) {
    Set<String> failed = new HashSet<>(Set.of(cast.recipient()));
    cast.original().ifPresent(failed::add);
    return failed;
  }

  private void recipients() {
    List<String> addresses =
        reading.diagnosis().bounce().recipients().stream().map(Recipient::address).toList();
    boolean shown = failed.stream().anyMatch(this::shows);
    Optional<String> wrong = addresses.stream().filter(each -> !failed.contains(each)).findFirst();
    add("recipient", wrong.or(() -> addresses.stream().findFirst()), failed, shown);
    add(
        "author",
        reading.diagnosis().bounce().reportingMta(),
        values(cast.author().name(), cast.author().domain(), "googlemail.com"),
        shows(cast.author().name()));
  }

  private void rejection() {
    DeliveryEvent event = story.event();
    var rejection = facts().rejection();
    boolean other = !event.rejecters().equals(Set.of(Rejecter.REPORT_AUTHOR));
    add(
        "by",
        rejection.by().known().map(Enum::name),
        names(rejecters()),
        layout.carries().contains("by") && showsEvent());
    add(
        "stage",
        rejection.stage().known().map(Enum::name),
        names(stages()),
        layout.carries().contains("stage") && showsEvent());
    add(
        "host",
        rejection.host().known(),
        other ? values(cast.remote().name(), domain(cast.recipient())) : hostsOfLocalFailure(),
        other && layout.names("{host}") && shows(cast.remote().name()));
    add(
        "ip",
        rejection.ip().known().map(Object::toString),
        other ? values(cast.remote().ip()) : values(cast.author().ip(), cast.remote().ip()),
        other && layout.names("{ip}") && shows(cast.remote().ip()));
    boolean ownWords = !event.hasReply() && !rejection.by().is(Rejecter.REMOTE_SERVER);
    add(
        "reply",
        rejection.reply().known().map(reply -> isTheReply(reply) || ownWords ? THE_REPLY : reply),
        event.hasReply() || ownWords ? Set.of(THE_REPLY) : Set.of(),
        event.hasReply() && shows(story.replyText()));
  }

  private Set<Rejecter> rejecters() {
    Set<Rejecter> rejecters = new HashSet<>(story.event().rejecters());
    if (layout.carries().contains("author")) {
      rejecters.add(Rejecter.REPORT_AUTHOR);
    }
    return rejecters;
  }

  private Set<SmtpStage> stages() {
    Set<SmtpStage> stages = new HashSet<>(story.event().stages());
    if (layout.carries().contains("greeting")) {
      stages.add(SmtpStage.GREETING);
    }
    return stages;
  }

  private void fates() {
    boolean shown = frame.fate().stream().anyMatch(this::shows);
    Set<String> fate = Set.of((story.event().isDelay() ? Fate.RETRYING : Fate.LOST).name());
    add("fate", facts().fate().known().map(Enum::name), fate, shown);
    add("fate of the diagnosis", diagnosis().facts().fate().known().map(Enum::name), fate, shown);
    boolean retries = diagnosis().bounce().recipients().stream().anyMatch(Recipient::willRetry);
    add(
        "will retry",
        retries ? Optional.of("true") : Optional.empty(),
        story.event().isDelay() ? Set.of("true") : Set.of(),
        shown);
  }

  private void origin() {
    MailOrigin origin = diagnosis().mailOrigin();
    boolean sendingShown =
        story.hasTable() && (shows(cast.sending().name()) || shows(cast.sending().ip()));
    add(
        "sent by us",
        origin.sentByUs().map(String::valueOf),
        Set.of(String.valueOf(cast.isSentByUs())),
        sendingShown);
    add(
        "sending ip",
        origin.sendingIp().map(Object::toString),
        values(cast.sending().ip(), cast.author().ip()),
        shows(cast.sending().ip()));
    PartyRole role = origin.decidedBy().partyRole();
    add(
        "rejecter's role",
        role == PartyRole.UNKNOWN ? Optional.empty() : Optional.of(role.name()),
        rejecterRoles(),
        layout.carries().contains("by") && showsEvent());
    add(
        "rejecter is ours",
        origin.decidedBy().isOurs() ? Optional.of("ours") : Optional.empty(),
        isRejecterOurs() ? Set.of("ours") : Set.of(),
        story.hasTable() && showsEvent() && shows(rejecter().name()));
    add(
        "customer",
        diagnosis().facts().customer().known().map(Enum::name),
        names(cast.customer()),
        story.hasTable()
            && shows(cast.sender())
            && shows(cast.recipient())
            && cast.original().map(this::shows).orElse(true));
  }

  private void claims() {
    boolean nobody = story.event().rejecters().contains(Rejecter.NOBODY);
    Set<String> rejecters = new HashSet<>();
    if (nobody) {
      rejecters.add("nobody");
    }
    if (!story.event().rejecters().equals(Set.of(Rejecter.NOBODY))) {
      rejecters.addAll(isRejecterOurs() && story.hasTable() ? Set.of("ours") : claimedRoles());
    }
    add("claim rejectedBy", claim("rejectedBy"), rejecters, showsEvent());
    add(
        "claim sentBy",
        claim("sentBy"),
        Set.of(cast.isSentByUs() ? "ours" : "other"),
        story.hasTable() && shows(cast.sending().name()));
  }

  /** Returns the codes of the role of the server that rejected it. */
  private Set<String> claimedRoles() {
    boolean recipientsSide = story.event().hasReply() || story.event().isLocalDelivery();
    return switch (story.route()) {
      case FORGED -> Set.of("recipient", "other", "sending");
      case WE_FORWARDED -> recipientsSide ? Set.of("recipient", "other") : Set.of("sending");
      default -> Set.of(recipientsSide ? "recipient" : "sending");
    };
  }

  private Optional<String> claim(String name) {
    return diagnosis().facts().evidence().stream()
        .map(claim -> claim.claim().split("=", 2))
        .filter(pair -> pair[0].equals(name) && !pair[1].equals("unknown"))
        .map(pair -> pair[1])
        .findFirst();
  }

  /** Returns the server that rejected it. */
  private Host rejecter() {
    return story.event().hasReply() ? cast.remote() : cast.author();
  }

  /** Returns whether a server of ours rejected it. */
  private boolean isRejecterOurs() {
    boolean nobody = story.event().rejecters().equals(Set.of(Rejecter.NOBODY));
    return !nobody && rejecter().ours();
  }

  private Set<String> rejecterRoles() {
    if (story.event().rejecters().equals(Set.of(Rejecter.NOBODY))) {
      return Set.of();
    }
    boolean recipientsSide = story.event().hasReply() || story.event().isLocalDelivery();
    Set<PartyRole> roles = new HashSet<>();
    roles.add(recipientsSide ? PartyRole.RECEIVING_SERVER : PartyRole.SENDING_SERVER);
    if (story.route() == MailRoute.FORGED || story.route() == MailRoute.WE_FORWARDED) {
      roles.addAll(Set.of(PartyRole.THIRD_PARTY, PartyRole.RECEIVING_SERVER));
    }
    return names(roles);
  }

  private Set<String> hostsOfLocalFailure() {
    return values(cast.author().name(), cast.remote().name(), cast.previous().name());
  }

  private RecipientFacts facts() {
    return diagnosis().bounce().recipients().stream()
        .filter(each -> failed.contains(each.address()))
        .findFirst()
        .map(Recipient::facts)
        .orElse(RecipientFacts.UNKNOWN);
  }

  private boolean isTheReply(String observed) {
    String known = Upload.plain(observed);
    String reply = Upload.plain(story.replyText());
    return !reply.isEmpty() && !known.isEmpty() && (reply.contains(known) || known.contains(reply));
  }

  private boolean showsEvent() {
    String event = reading.report().event();
    return shows(event.isBlank() ? "Diagnostic-Code: smtp;" + story.replyText() : event);
  }

  private boolean shows(String passage) {
    return reading.upload().shows(passage);
  }

  private Diagnosis diagnosis() {
    return reading.diagnosis();
  }

  private void add(String name, Optional<String> observed, Set<String> accepted, boolean shown) {
    var visibility = shown ? FactCheck.Visibility.SHOWN : FactCheck.Visibility.HIDDEN;
    checks.add(new FactCheck(name, observed, accepted, visibility));
  }

  private static <E extends Enum<E>> Set<String> names(Set<E> values) {
    return values.stream().map(Enum::name).collect(Collectors.toSet());
  }

  private static Set<String> values(String... values) {
    return new HashSet<>(List.of(values));
  }

  private static String domain(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}
