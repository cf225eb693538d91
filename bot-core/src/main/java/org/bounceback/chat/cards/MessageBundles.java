package org.bounceback.chat.cards;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bounceback.advice.Language;
import org.bounceback.advice.TextCatalog;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/** The bot's texts in chat, in all languages. Immutable. */
public final class MessageBundles {
  private final Map<Language, MessageBundle> bundles = new EnumMap<>(Language.class);

  /**
   * Creates the bundles from a catalog, which may contain other texts too. If the operator's texts
   * in it change, later texts of the bundles change.
   */
  public MessageBundles(TextCatalog texts) {
    for (Language language : Language.values()) {
      bundles.put(language, new MessageBundle(language, texts));
    }
  }

  /** Returns the bundled texts, without the operator's. */
  public static MessageBundles bundled() {
    return new MessageBundles(texts());
  }

  /**
   * Loads the bundled texts. Their keys begin with {@code chat}.
   *
   * @throws InvalidDataException if a file is invalid; the message contains the path
   */
  public static TextCatalog texts() {
    var documents = new EnumMap<Language, DocumentNode>(Language.class);
    for (Language language : Language.values()) {
      String name = "texts." + language.code() + ".yaml";
      documents.put(language, DocumentCodec.yaml(name, Resources.text(MessageBundles.class, name)));
    }
    return TextCatalog.of(MessageBundle.PREFIX, documents);
  }

  /** Returns the texts in a language. */
  public MessageBundle of(Language language) {
    return Objects.requireNonNull(bundles.get(language));
  }
}
