package org.bounceback.app;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Optional;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.advice.CustomTextFolder;
import org.bounceback.advice.Language;
import org.bounceback.advice.SupportTeam;
import org.bounceback.advice.TextCatalog;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.cards.MessageBundles;
import org.jspecify.annotations.Nullable;

/** The texts that people read, with the operator's. Read once. Safe for concurrent use. */
public final class ConfiguredTexts {
  private final Settings settings;
  private @Nullable TextCatalog catalog;
  private @Nullable AdviceCatalog advice;
  private @Nullable MessageBundles chat;

  /** Creates the texts, which are read when they are first used. */
  ConfiguredTexts(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the advice.
   *
   * @throws CommandFailedException if a text of the operator cannot be used
   */
  synchronized AdviceCatalog advice() throws CommandFailedException {
    if (advice == null) {
      advice = AdviceCatalog.load(catalog());
    }
    return advice;
  }

  /**
   * Returns the texts in chat.
   *
   * @throws CommandFailedException if a text of the operator cannot be used
   */
  public synchronized MessageBundles chat() throws CommandFailedException {
    if (chat == null) {
      chat = new MessageBundles(catalog());
    }
    return chat;
  }

  /**
   * Returns the team that signs replies and e-mails.
   *
   * @throws CommandFailedException if a text of the operator cannot be used
   */
  synchronized SupportTeam supportTeam() throws CommandFailedException {
    var promise = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      String key = "support.promise";
      settings
          .text(language == Language.ENGLISH ? key : key + "." + language.code())
          .ifPresent(text -> promise.put(language, text));
    }
    return new SupportTeam(
        settings.text("support.name").orElseThrow(),
        settings.text("support.signature").orElseThrow(),
        promise,
        catalog());
  }

  private TextCatalog catalog() throws CommandFailedException {
    if (catalog == null) {
      TextCatalog bundled = BundledTexts.load();
      Optional<Path> folder = settings.path("texts.folder");
      catalog = folder.isEmpty() ? bundled : custom(bundled, folder.get());
    }
    return catalog;
  }

  private static TextCatalog custom(TextCatalog bundled, Path folder)
      throws CommandFailedException {
    try {
      return bundled.withCustom(CustomTextFolder.open(folder, bundled, System::nanoTime));
    } catch (IllegalArgumentException invalid) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(invalid.getMessage()), invalid);
    }
  }
}
