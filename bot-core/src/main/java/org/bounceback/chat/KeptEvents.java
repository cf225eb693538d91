package org.bounceback.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.casebook.Arrival;
import org.bounceback.casebook.Arrival.Kind;
import org.bounceback.casebook.Asker;
import org.bounceback.casebook.Inbox;
import org.bounceback.casebook.Waiting;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that outlive the process: kept before they are acknowledged, settled when their work is
 * over, and found again by the next process if it never was.
 */
final class KeptEvents {
  private static final Logger log = LoggerFactory.getLogger(KeptEvents.class);

  private final Inbox inbox;

  KeptEvents(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Whether an event is one that is kept. */
  static boolean isKept(Inbound inbound) {
    return arrival(inbound).isPresent();
  }

  boolean keep(Inbound inbound) throws NotKept {
    Optional<Arrival> arrival = arrival(inbound);
    try {
      return arrival.isEmpty() || inbox.keep(arrival.get());
    } catch (StoreException failed) {
      throw new NotKept(failed);
    }
  }

  void drop(Inbound inbound) {
    if (arrival(inbound).isEmpty()) {
      return;
    }
    try {
      inbox.drop(inbound.content());
    } catch (StoreException failed) {
      log.error("event still kept, the next start takes it up event={}", inbound.content(), failed);
    }
  }

  List<Unfinished> unfinished(String platform, UploadedFile.Finder files) throws NotKept {
    try {
      return inbox.takeUp(platform).stream()
          .map(waiting -> new Unfinished(inbound(waiting, files), waiting.answer()))
          .toList();
    } catch (StoreException failed) {
      throw new NotKept(failed);
    }
  }

  /** The same turn; when it is over, the event counts as answered. */
  Turn settling(Inbound inbound, Turn turn) {
    // What files there are may have been found out after the event was kept.
    boolean kept =
        inbound.ask() instanceof Ask.Upload
            || inbound.ask() instanceof Ask.GivenUp
            || arrival(inbound).isPresent();
    if (!kept) {
      return turn;
    }
    if (turn.later().isEmpty()) {
      done(inbound);
      return turn;
    }
    Work work = turn.later().get();
    return Turn.of(
        turn.now(),
        posting -> {
          var over = work.start(posting);
          answered(inbound, posting);
          return over.thenRun(() -> done(inbound));
        });
  }

  private void answered(Inbound inbound, Posting posting) {
    if (posting.first().message().isEmpty()) {
      return;
    }
    try {
      inbox.answered(inbound.content(), posting.first());
    } catch (StoreException failed) {
      log.warn("place of an answer not kept event={}", inbound.content(), failed);
    }
  }

  private void done(Inbound inbound) {
    try {
      inbox.done(inbound.content());
    } catch (StoreException failed) {
      log.warn("answered, but not marked so event={}", inbound.content(), failed);
    }
  }

  /** What is kept of an event; empty when it need not be. */
  private static Optional<Arrival> arrival(Inbound inbound) {
    Ask ask = inbound.ask();
    if (ask instanceof Ask.Upload upload) {
      List<UploadedFile> ours = Bounces.ours(upload);
      // A picture is answered later because somebody asks for it, as a request is.
      Kind kind = ours.stream().anyMatch(Pictures::mayBe) ? Kind.REQUEST : Kind.UPLOAD;
      return ours.isEmpty()
          ? Optional.empty()
          : Optional.of(arrival(inbound, kind, upload.text(), ours));
    }
    if (ask instanceof Ask.Shortcut shortcut) {
      return Optional.of(arrival(inbound, Kind.REQUEST, shortcut.text(), shortcut.files()));
    }
    if (ask instanceof Ask.Said said) {
      return Optional.of(arrival(inbound, Kind.SAID, said.text(), List.of()));
    }
    if (ask instanceof Ask.Command command && !command.files().isEmpty()) {
      return Optional.of(arrival(inbound, Kind.REQUEST, command.text(), command.files()));
    }
    return ask instanceof Ask.Submission sent && BounceForm.isFilled(sent)
        ? Optional.of(arrival(inbound, Kind.REQUEST, BounceForm.text(sent), sent.files()))
        : Optional.empty();
  }

  private static Arrival arrival(
      Inbound inbound, Kind kind, String words, List<UploadedFile> files) {
    return new Arrival(
        inbound.content(),
        inbound.place().platform(),
        new Asker(
            inbound.person().id(),
            inbound.place().workspace(),
            inbound.place().channel(),
            inbound.place().thread()),
        inbound.person().contact(),
        kind,
        words,
        files.stream().map(file -> new Arrival.FileName(file.name(), file.reference())).toList());
  }

  private static Inbound inbound(Waiting waiting, UploadedFile.Finder finder) {
    Arrival arrival = waiting.arrival();
    Asker asker = arrival.asker();
    return new Inbound(
        arrival.key(),
        arrival.key(),
        // Only events of agents are kept.
        new Person(asker.person(), arrival.contact(), Locale.ENGLISH, Set.of(Person.Role.AGENT)),
        new Place(
            arrival.platform(),
            asker.workspace(),
            asker.channel(),
            asker.thread(),
            Capabilities.UNLIMITED),
        ask(waiting, finder));
  }

  private static Ask ask(Waiting waiting, UploadedFile.Finder finder) {
    Arrival arrival = waiting.arrival();
    if (waiting.givenUp()) {
      return new Ask.GivenUp(arrival.files().stream().map(Arrival.FileName::name).toList());
    }
    List<UploadedFile> files =
        arrival.files().stream()
            .map(
                file ->
                    new UploadedFile(file.name(), file.reference(), finder.find(file.reference())))
            .toList();
    return switch (arrival.kind()) {
      case UPLOAD -> new Ask.Upload(files, arrival.words());
      case REQUEST -> new Ask.Shortcut(files, arrival.words());
      case SAID -> new Ask.Said(arrival.words());
    };
  }
}
