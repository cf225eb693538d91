package org.bounceback.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.casebook.CaseRequester;
import org.bounceback.casebook.EventInbox;
import org.bounceback.casebook.PendingEvent;
import org.bounceback.casebook.StoredInboundEvent;
import org.bounceback.casebook.StoredInboundEvent.StoredEventKind;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that outlive the process: kept before they are acknowledged, settled when their work is
 * over, and found again by the next process if it never was.
 */
final class KeptEvents {
  private static final Logger log = LoggerFactory.getLogger(KeptEvents.class);

  private final EventInbox eventInbox;

  KeptEvents(EventInbox eventInbox) {
    this.eventInbox = eventInbox;
  }

  /** Whether an event is one that is kept. */
  static boolean isKept(Inbound inbound) {
    return arrival(inbound).isPresent();
  }

  boolean keep(Inbound inbound) throws NotKept {
    Optional<StoredInboundEvent> storedInboundEvent = arrival(inbound);
    try {
      return storedInboundEvent.isEmpty() || eventInbox.keep(storedInboundEvent.get());
    } catch (StoreException failed) {
      throw new NotKept(failed);
    }
  }

  void drop(Inbound inbound) {
    if (arrival(inbound).isEmpty()) {
      return;
    }
    try {
      eventInbox.drop(inbound.content());
    } catch (StoreException failed) {
      log.error("event still kept, the next start takes it up event={}", inbound.content(), failed);
    }
  }

  List<Unfinished> unfinished(String platform, UploadedFile.Finder files) throws NotKept {
    try {
      return eventInbox.takeUp(platform).stream()
          .map(pendingEvent -> new Unfinished(inbound(pendingEvent, files), pendingEvent.answer()))
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
      eventInbox.answered(inbound.content(), posting.first());
    } catch (StoreException failed) {
      log.warn("place of an answer not kept event={}", inbound.content(), failed);
    }
  }

  private void done(Inbound inbound) {
    try {
      eventInbox.done(inbound.content());
    } catch (StoreException failed) {
      log.warn("answered, but not marked so event={}", inbound.content(), failed);
    }
  }

  /** What is kept of an event; empty when it need not be. */
  private static Optional<StoredInboundEvent> arrival(Inbound inbound) {
    Ask ask = inbound.ask();
    if (ask instanceof Ask.Upload upload) {
      List<UploadedFile> ours = Bounces.ours(upload);
      // A picture is answered later because somebody asks for it, as a request is.
      StoredEventKind storedEventKind =
          ours.stream().anyMatch(Pictures::mayBe)
              ? StoredEventKind.REQUEST
              : StoredEventKind.UPLOAD;
      return ours.isEmpty()
          ? Optional.empty()
          : Optional.of(arrival(inbound, storedEventKind, upload.text(), ours));
    }
    if (ask instanceof Ask.Shortcut shortcut) {
      return Optional.of(
          arrival(inbound, StoredEventKind.REQUEST, shortcut.text(), shortcut.files()));
    }
    if (ask instanceof Ask.Said said) {
      return Optional.of(arrival(inbound, StoredEventKind.SAID, said.text(), List.of()));
    }
    if (ask instanceof Ask.Command command && !command.files().isEmpty()) {
      return Optional.of(
          arrival(inbound, StoredEventKind.REQUEST, command.text(), command.files()));
    }
    return ask instanceof Ask.Submission sent && BounceForm.isFilled(sent)
        ? Optional.of(
            arrival(inbound, StoredEventKind.REQUEST, BounceForm.text(sent), sent.files()))
        : Optional.empty();
  }

  private static StoredInboundEvent arrival(
      Inbound inbound, StoredEventKind storedEventKind, String words, List<UploadedFile> files) {
    return new StoredInboundEvent(
        inbound.content(),
        inbound.place().platform(),
        new CaseRequester(
            inbound.person().id(),
            inbound.place().workspace(),
            inbound.place().channel(),
            inbound.place().thread()),
        inbound.person().contact(),
        storedEventKind,
        words,
        files.stream()
            .map(file -> new StoredInboundEvent.FileName(file.name(), file.reference()))
            .toList());
  }

  private static Inbound inbound(PendingEvent pendingEvent, UploadedFile.Finder finder) {
    StoredInboundEvent storedInboundEvent = pendingEvent.storedInboundEvent();
    CaseRequester caseRequester = storedInboundEvent.caseRequester();
    return new Inbound(
        storedInboundEvent.key(),
        storedInboundEvent.key(),
        // Only events of agents are kept.
        new Person(
            caseRequester.person(),
            storedInboundEvent.contact(),
            Locale.ENGLISH,
            Set.of(Person.Role.AGENT)),
        new Place(
            storedInboundEvent.platform(),
            caseRequester.workspace(),
            caseRequester.channel(),
            caseRequester.thread(),
            Capabilities.UNLIMITED),
        ask(pendingEvent, finder));
  }

  private static Ask ask(PendingEvent pendingEvent, UploadedFile.Finder finder) {
    StoredInboundEvent storedInboundEvent = pendingEvent.storedInboundEvent();
    if (pendingEvent.givenUp()) {
      return new Ask.GivenUp(
          storedInboundEvent.files().stream().map(StoredInboundEvent.FileName::name).toList());
    }
    List<UploadedFile> files =
        storedInboundEvent.files().stream()
            .map(
                file ->
                    new UploadedFile(file.name(), file.reference(), finder.find(file.reference())))
            .toList();
    return switch (storedInboundEvent.storedEventKind()) {
      case UPLOAD -> new Ask.Upload(files, storedInboundEvent.words());
      case REQUEST -> new Ask.Shortcut(files, storedInboundEvent.words());
      case SAID -> new Ask.Said(storedInboundEvent.words());
    };
  }
}
