<?php
/**
 * What MediaWiki asks of us: which tags there are, and what a page that holds one loads.
 *
 * @file
 */

namespace MediaWiki\Extension\CopElements;

/**
 * Its hooks are known by the names of the methods. What core hands over is not named by class: those moved into namespaces after 1.39, and their
 * old names will go.
 */
class Hooks {

	/** What a parsed page says of itself, so that one from the parser's cache still loads the elements. */
	private const HOLDS_ELEMENTS = 'cop-elements';

	/** @var Source */
	private $source;

	/** @var \Config */
	private $config;

	/** @var \MediaWiki\Utils\UrlUtils */
	private $urls;

	/** @var bool Whether the page that is on its way holds an element. */
	private $isLoaded = false;

	/**
	 * @param \Config $config
	 * @param \MediaWiki\Utils\UrlUtils $urls
	 */
	public function __construct( $config, $urls ) {
		$this->config = $config;
		$this->urls = $urls;
		$this->source = new Source( $config, $urls );
	}

	/** @param \Parser $parser */
	public function onParserFirstCallInit( $parser ): void {
		foreach ( self::elements() as $tag => $about ) {
			$parser->setHook( $tag, function ( $content, $given, $parser ) use ( $tag, $about ) {
				return $this->draw( new Tag( $tag, $about, $this->urls ), (string)$content, $given, $parser );
			} );
		}
	}

	/**
	 * @param \OutputPage $page
	 * @param \ParserOutput $parsed
	 */
	public function onOutputPageParserOutput( $page, $parsed ): void {
		if ( !$parsed->getExtensionData( self::HOLDS_ELEMENTS ) ) {
			return;
		}
		$address = $this->config->get( 'ExtensionAssetsPath' ) . '/CopElements/resources/elements/cop.js';
		$page->addHeadItem( 'cop-elements', Html::element( 'script', [ 'type' => 'module', 'src' => $address ] ) );
		$this->isLoaded = true;
	}

	/**
	 * Where the wiki's policy says what a page may ask, one that shows the community may ask it. The policy's own way to be told of a host takes another
	 * port for the wiki itself.
	 *
	 * @param string[] &$allowed
	 * @param array $config
	 * @param int $mode
	 */
	public function onContentSecurityPolicyDefaultSource( &$allowed, $config, $mode ): void {
		$origin = $this->source->origin();
		if ( $this->isLoaded && $origin !== null ) {
			$allowed[] = $origin;
		}
	}

	/**
	 * The elements there are, as they describe themselves.
	 *
	 * @return array[] By tag: `title`, `needs`, and `attributes` by name, each with `type` and where it has them `choices`.
	 */
	private static function elements(): array {
		static $elements = null;
		$elements = $elements ?? require dirname( __DIR__ ) . '/elements.php';
		return $elements;
	}

	/**
	 * One element inside the community of this wiki; what is wrong with it, where something is.
	 *
	 * @param Tag $tag
	 * @param string $content What stands inside the tag.
	 * @param string[] $given Attributes by name.
	 * @param \Parser $parser
	 */
	private function draw( Tag $tag, string $content, array $given, $parser ): string {
		$say = static function ( $key, ...$values ) use ( $parser ) {
			// What somebody wrote is no wikitext.
			return wfMessage( $key )->plaintextParams( ...$values )->inLanguage( $parser->getTargetLanguage() )->text();
		};
		$wrong = $tag->problems( $given, $content );
		if ( !$wrong && !$this->source->isChosen() ) {
			$wrong = [ [ 'cop-elements-not-set-up', '$wgCopElementsSource' ] ];
		}
		if ( $wrong ) {
			$told = array_map( static function ( $problem ) use ( $say ) {
				return Html::element( 'strong', [ 'class' => 'error' ], $say( ...$problem ) );
			}, $wrong );
			return implode( ' ', $told );
		}
		$parsed = $parser->getOutput();
		$parsed->setExtensionData( self::HOLDS_ELEMENTS, true );
		$parsed->addModules( [ 'ext.copElements' ] );
		$parsed->addModuleStyles( [ 'ext.copElements.styles' ] );
		$within = Html::element( 'noscript', [], $say( 'cop-elements-no-script', $tag->title() ) );
		return Html::rawElement(
			'cop-community',
			$this->source->attributes( $given['community'] ?? '' ),
			$tag->markup( $given, $within, $parser->getTitle()->getCanonicalURL() )
		);
	}
}
