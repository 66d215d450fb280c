<?php
/**
 * What cannot be done, in words for the person, and what it is as an answer: `src/protocol/problem.ts`.
 *
 * @package CopElements
 */

namespace CopElements\Community;

defined( 'ABSPATH' ) || exit;

class Refusal extends \Exception {
	/**
	 * One of the closed set of kinds.
	 *
	 * @var string
	 */
	public $kind;
	/**
	 * What is wrong, by field.
	 *
	 * @var array
	 */
	public $fields;
	/**
	 * Of a conflict: the item as it is.
	 *
	 * @var array|null
	 */
	public $current;
	/**
	 * Milliseconds after which it may be tried again.
	 *
	 * @var int|null
	 */
	public $retry_after;

	public function __construct( $kind, $words, $fields = array(), $current = null, $retry_after = null ) {
		parent::__construct( $words );
		$this->kind        = $kind;
		$this->fields      = $fields;
		$this->current     = $current;
		$this->retry_after = $retry_after;
	}

	/** Throws what a rule said; nothing where it said nothing. */
	public static function check( $verdict ) {
		if ( null !== $verdict ) {
			throw new Refusal( $verdict['kind'], $verdict['reason'], $verdict['fields'] ?? array(), null, $verdict['retryAfter'] ?? null );
		}
	}

	/** Throws where something is wrong with a field. */
	public static function invalid( $wrong ) {
		foreach ( $wrong as $name => $words ) {
			throw new Refusal( 'invalid', "$name: $words", $wrong );
		}
	}

	/** As RFC 9457 `application/problem+json`. */
	public function problem() {
		list( $status, $title ) = self::STATUS[ $this->kind ];
		$problem = array(
			'type'   => 'urn:cop-elements:problem:' . $this->kind,
			'title'  => $title,
			'status' => $status,
			'detail' => $this->getMessage(),
			'kind'   => $this->kind,
		);
		if ( array() !== $this->fields ) {
			$problem['fields'] = $this->fields;
		}
		if ( null !== $this->current ) {
			$problem['current'] = $this->current;
		}
		if ( null !== $this->retry_after ) {
			$problem['retryAfter'] = $this->retry_after;
		}
		return $problem;
	}

	const STATUS = array(
		'signed-out'   => array( 401, 'Sign in first' ),
		'forbidden'    => array( 403, 'Not allowed' ),
		'not-found'    => array( 404, 'Not there' ),
		'unsupported'  => array( 404, 'Not offered here' ),
		'conflict'     => array( 409, 'Changed meanwhile' ),
		'too-large'    => array( 413, 'Too large' ),
		'invalid'      => array( 422, 'Not valid' ),
		'rate-limited' => array( 429, 'Too many requests' ),
		'unavailable'  => array( 503, 'Not available' ),
	);
}
